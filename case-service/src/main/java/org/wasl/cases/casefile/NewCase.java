package org.wasl.cases.casefile;

import java.time.LocalDate;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.PersonId;

/**
 * What a case begins with, whether a caseworker identifies it or an import brings it.
 *
 * @param subject the record that stands
 * @param named the record that was named, which may be merged into that
 * @param sensitivity null where the programme says
 * @param identifiedOn null where it is today
 */
public record NewCase(
        PersonId subject,
        PersonId named,
        Programme programme,
        Sensitivity sensitivity,
        LocalDate identifiedOn,
        CaseDetails details) {}
