package org.wasl.stack.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/** What planners see of it: numbers. */
final class TheFigures extends Chapter {
    private LocalDate first;
    private long before;

    TheFigures(Travel travel) {
        super(travel);
    }

    void areReadBeforehand() {
        first = today();
        before = closed();
    }

    void haveMoved() {
        narrator.chapter("Planning and follow-up", "التخطيط والمتابعة");
        long begin = System.nanoTime();
        while (closed() <= before) {
            patiently(begin, "the figures count the case that was closed");
        }
        narrator.step(
                "GET",
                path(),
                200,
                "The figures count the case that was closed: " + closed() + " this year",
                "تُحصي المؤشرات الحالة المغلقة: " + closed() + " هذا العام");
    }

    private String path() {
        return "/v1/indicators/cases-closed/values?period=YEAR&from=" + first + "&to=" + today();
    }

    private long closed() {
        long closed = 0;
        for (JsonNode value :
                quiet("auditor", "GET", path(), null, null, 200).body().at("/values")) {
            closed += value.path("value").asLong();
        }
        return closed;
    }
}
