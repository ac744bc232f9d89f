package org.wasl.referral.match;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.JordanTime;
import org.wasl.referral.capacity.CapacityReservations;
import org.wasl.referral.deadline.Holidays;
import org.wasl.referral.directory.DirectoryViews;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.directory.ServiceSearchRow;
import org.wasl.referral.directory.ServicesAtLocations;
import org.wasl.referral.directory.WordSearch;
import org.wasl.referral.directory.part.Language;

/**
 * Finds and ranks. The database narrows to some that offer what is asked for: those that the person's age or an old entry rules out last, then the nearest, or
 * where there is no point those that the words fit best. Each is judged by every reason, and whatever fits comes before whatever does not. Constant in statements.
 */
@ApplicationScoped
class Matches {
    /** How many are judged for each that is shown. */
    private static final int CANDIDATES_FOR_EACH = 2;

    private final ServicesAtLocations services;
    private final WordSearch words;
    private final CapacityReservations reservations;
    private final ResponseTimes responses;
    private final Holidays holidays;
    private final DirectoryViews views;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Matches(
            ServicesAtLocations services,
            WordSearch words,
            CapacityReservations reservations,
            ResponseTimes responses,
            Holidays holidays,
            DirectoryViews views,
            Caller caller,
            Clock clock) {
        this.services = services;
        this.words = words;
        this.reservations = reservations;
        this.responses = responses;
        this.holidays = holidays;
        this.views = views;
        this.caller = caller;
        this.clock = clock;
    }

    List<MatchResource.Match> of(MatchRequest request, int atMost) {
        Optional<MatchRequest.Point> from = request.from();
        List<ServiceAtLocation> found = candidates(request, from, CANDIDATES_FOR_EACH * atMost);
        Map<UUID, Integer> free = reservations.freePlaces(
                found.stream().map(ServiceAtLocation::rawId).toList());
        Map<UUID, Long> open = reservations.openAt(found.stream()
                .filter(place -> place.intake().maxOpenReferrals() != null)
                .map(ServiceAtLocation::rawId)
                .toList());
        Optional<OpeningHours.Moment> when = when(request);
        List<Judged> ranked = found.stream()
                .map(place -> judge(
                        place, request, from, when, free.get(place.rawId()), open.getOrDefault(place.rawId(), 0L)))
                .filter(m -> m.distanceKm() == null || m.distanceKm() <= request.radius())
                .sorted(Comparator.comparing(Judged::fits)
                        .reversed()
                        .thenComparing(Judged::score, Comparator.reverseOrder())
                        .thenComparing(Judged::distanceKm, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(atMost)
                .toList();
        Map<UUID, ResponseTimes.Expected> expected =
                responses.of(ranked.stream().map(j -> j.place().rawId()).toList());
        return ranked.stream()
                .map(j -> new MatchResource.Match(
                        views.of(j.place()),
                        j.fits(),
                        j.score(),
                        j.distanceKm(),
                        free.get(j.place().rawId()),
                        expected.get(j.place().rawId()),
                        j.reasons()))
                .toList();
    }

    private record Judged(ServiceAtLocation place, boolean fits, int score, Double distanceKm, List<Fit> reasons) {}

    private List<ServiceAtLocation> candidates(MatchRequest request, Optional<MatchRequest.Point> from, int some) {
        boolean said = request.words() != null && !request.words().isBlank();
        if (said && from.isEmpty()) {
            // Those that nothing rules out and that say the words themselves come first: where they are enough, nobody
            // needs to look at the thousands that mean the same.
            Filter<ServiceSearchRow> best = offering(request);
            best.and(words.said(best, request.words()))
                    .and(mayServe(best, request.who().age()));
            List<ServiceAtLocation> enough = services.first(best, "e.id", some);
            if (enough.size() == some) {
                return enough;
            }
        }
        Filter<ServiceSearchRow> filter = offering(request);
        List<String> order = new ArrayList<>();
        order.add(firstThose(mayServe(filter, request.who().age())));
        from.ifPresent(point -> order.add(nearestFirst(filter, point, request.radius())));
        if (said) {
            words.narrow(filter, request.words());
            if (from.isEmpty()) {
                order.add(firstThose(words.said(filter, request.words())));
            }
        }
        order.add("e.id");
        return services.first(filter, String.join(", ", order), some);
    }

    private Filter<ServiceSearchRow> offering(MatchRequest request) {
        Filter<ServiceSearchRow> filter = services.entriesVisibleTo(caller)
                .and("e.acceptsReferrals = true and e.active = true")
                .andIfGiven("e.serviceType = :type", "type", request.serviceType());
        if (request.termIds() != null && !request.termIds().isEmpty()) {
            words.narrow(filter, "terms", words.withThoseBelow(request.termIds()));
        }
        return filter;
    }

    private static String firstThose(String condition) {
        return "case when " + condition + " then 0 else 1 end";
    }

    /** As far as the database knows; its parameters are bound. */
    private String mayServe(Filter<ServiceSearchRow> filter, Integer age) {
        filter.with("since", views.confirmedSince());
        String may = "e.assuredOn >= :since";
        if (age != null) {
            filter.with("age", age);
            may += " and coalesce(e.minimumAge, 0) <= :age and coalesce(e.maximumAge, :age) >= :age";
        }
        return may;
    }

    /** Within the box around the point. */
    private static String nearestFirst(Filter<ServiceSearchRow> filter, MatchRequest.Point point, double radius) {
        ServiceSearchRow.inBox(filter, "from", point.latitude(), point.longitude(), radius)
                .with("lat", point.latitude())
                .with("lon", point.longitude())
                .with("shrink", ServiceSearchRow.shrink(point.latitude()));
        return "power(e.latitude - :lat, 2) + power((e.longitude - :lon) * :shrink, 2)";
    }

    private Optional<OpeningHours.Moment> when(MatchRequest request) {
        if (request.openAt() != null) {
            ZonedDateTime there = request.openAt().atZone(JordanTime.ZONE);
            return Optional.of(OpeningHours.Moment.of(there.toLocalDate(), there.toLocalTime(), holidays::isHoliday));
        }
        return Optional.ofNullable(request.openOn()).map(day -> OpeningHours.Moment.of(day, null, holidays::isHoliday));
    }

    private Judged judge(
            ServiceAtLocation place,
            MatchRequest request,
            Optional<MatchRequest.Point> from,
            Optional<OpeningHours.Moment> when,
            Integer free,
            long open) {
        List<Fit> fits = new ArrayList<>();
        if (request.serviceType() != null) {
            fits.add(new Fit(FitReason.OFFERS_THE_SERVICE, Verdict.YES, true));
        }
        if (request.words() != null) {
            fits.add(new Fit(FitReason.WORDS, Verdict.YES, true));
        }
        if (request.termIds() != null) {
            fits.add(new Fit(FitReason.TERM, Verdict.YES, true));
        }
        Double distance = from.map(p -> place.location().distanceTo(p.latitude(), p.longitude()))
                .map(km -> Math.round(km * 10) / 10.0)
                .orElse(null);
        if (distance != null) {
            fits.add(new Fit(FitReason.NEAR, Verdict.YES, false));
        }
        fits.addAll(Eligibility.of(place.service(), request.who()));
        if (request.accessibility() != null && !request.accessibility().isEmpty()) {
            boolean all = place.location().accessibility().containsAll(request.accessibility());
            boolean told = !place.location().accessibility().isEmpty();
            fits.add(new Fit(FitReason.ACCESSIBLE, all ? Verdict.YES : told ? Verdict.NO : Verdict.UNKNOWN, false));
        }
        if (request.language() != null) {
            fits.add(new Fit(FitReason.LANGUAGE, speaks(place, request.language()), false));
        }
        when.ifPresent(w -> fits.add(new Fit(FitReason.OPEN, OpeningHours.open(OpeningHours.of(place), w), true)));
        if (free != null) {
            fits.add(new Fit(FitReason.FREE_PLACE, free > 0 ? Verdict.YES : Verdict.NO, request.freePlace()));
        }
        Integer most = place.intake().maxOpenReferrals();
        if (most != null) {
            fits.add(new Fit(FitReason.TAKES_MORE, open < most ? Verdict.YES : Verdict.NO, true));
        }
        boolean lately = views.isTarget(place);
        fits.add(new Fit(FitReason.CONFIRMED_LATELY, lately ? Verdict.YES : Verdict.NO, true));
        return new Judged(place, fits.stream().noneMatch(Fit::rulesOut), score(fits, distance), distance, fits);
    }

    private static Verdict speaks(ServiceAtLocation place, String language) {
        List<String> spoken = Stream.of(
                        place.location().details().languages(),
                        place.service().details().languages())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(Language::code)
                .filter(Objects::nonNull)
                .collect(Collectors.toList());
        if (spoken.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return spoken.stream().anyMatch(code -> code.equals(language) || code.startsWith(language + "-"))
                ? Verdict.YES
                : Verdict.NO;
    }

    /** 0 to 100: what fits counts whole, what is not known half, what does not fit not; nearness counts as much as three reasons. */
    private static int score(List<Fit> fits, Double distance) {
        double got = fits.stream()
                .mapToDouble(f -> f.fits() == Verdict.YES ? 1 : f.fits() == Verdict.UNKNOWN ? 0.5 : 0)
                .sum();
        double near = distance == null ? 0 : 3 * Math.exp(-distance / 15);
        double all = fits.size() + (distance == null ? 0 : 3);
        return (int) Math.round(100 * (got + near) / all);
    }
}
