package org.wasl.referral.fhir;

import static org.wasl.referral.fhir.FhirDirectory.headed;
import static org.wasl.referral.fhir.FhirDirectory.reference;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.referral.referral.ReferralView;

/**
 * Referrals in FHIR R4, as the caller may see them: what is asked for as ServiceRequest (one for a chain of attempts), each attempt as Task. The person is a
 * contained Patient with what was disclosed to the caller and nothing else.
 */
final class FhirReferrals {
    /** The system of our numbers of referrals. */
    static final String REFERENCE = Codes.SYSTEM + "reference";

    /** The system of the numbers that recipients give them. */
    static final String RECEIVER_REFERENCE = Codes.SYSTEM + "receiver-reference";

    private static final String BSER = "http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS";
    private static final Map<String, String> BSER_TEXTS = Map.of(
            "2.0", "Service Request Created",
            "3.0", "Service Request Accepted",
            "4.0", "Service Request Declined",
            "5.2", "Service Request Cancellation Requested",
            "5.1.1", "Service Request Event Scheduled",
            "5.1.2", "Scheduled Service Request Event Unattended",
            "5.1.3", "Scheduled Service Request Event Cancelled",
            "5.1.4", "Service Request Event Completed",
            "6.0", "Service Request Fulfillment Cancelled",
            "7.0", "Service Request Fulfillment Completed");

    /** Where something stands against it, the list of the reasons why. */
    private static final Map<ReferralStatus, String> REASONS = Map.of(
            ReferralStatus.DECLINED, "DeclineReason",
            ReferralStatus.FAILED, "FailReason",
            ReferralStatus.CANCELLED, "CancelReason",
            ReferralStatus.ON_HOLD, "HoldReason",
            ReferralStatus.EXPIRED, "ReferralStatus",
            ReferralStatus.WAITLISTED, "ReferralStatus");

    private final Codes codes;

    FhirReferrals(Codes codes) {
        this.codes = codes;
    }

    /** The requester of a chain has one request for all attempts; one who refers on has a request of its own. */
    static UUID requestOf(ReferralView from) {
        return from.chain().onward() ? from.metadata().id() : from.chain().chainId();
    }

    static TaskStatus status(ReferralStatus status) {
        return switch (status) {
            case DRAFT -> TaskStatus.DRAFT;
            case SENT -> TaskStatus.REQUESTED;
            case RECEIVED -> TaskStatus.RECEIVED;
            case ACCEPTED -> TaskStatus.ACCEPTED;
            case WAITLISTED, ON_HOLD -> TaskStatus.ONHOLD;
            case DECLINED -> TaskStatus.REJECTED;
            case IN_PROGRESS -> TaskStatus.INPROGRESS;
            case COMPLETED -> TaskStatus.COMPLETED;
            case FAILED -> TaskStatus.FAILED;
            case CANCELLED, EXPIRED -> TaskStatus.CANCELLED;
            case ENTERED_IN_ERROR -> TaskStatus.ENTEREDINERROR;
        };
    }

    /** What was asked for stays asked for until it is met or taken back. */
    static ServiceRequestStatus requestStatus(ReferralStatus status) {
        return switch (status) {
            case DRAFT -> ServiceRequestStatus.DRAFT;
            case COMPLETED -> ServiceRequestStatus.COMPLETED;
            case CANCELLED -> ServiceRequestStatus.REVOKED;
            case ENTERED_IN_ERROR -> ServiceRequestStatus.ENTEREDINERROR;
            default -> ServiceRequestStatus.ACTIVE;
        };
    }

    Task task(ReferralView from) {
        Task to = headed(new Task(), from.metadata().id(), from.metadata());
        ReferralView.Details facts = from.details();
        numbers(facts).forEach(to::addIdentifier);
        Reference request = reference("ServiceRequest", requestOf(from));
        to.addBasedOn(request).setFocus(request);
        if (from.chain().onward() && from.chain().previousReferralId() != null) {
            to.addPartOf(reference("Task", from.chain().previousReferralId()));
        }
        to.setStatus(status(from.status()));
        to.setStatusReason(statusReason(from));
        to.setBusinessStatus(businessStatus(from));
        to.setIntent(TaskIntent.ORDER);
        to.setPriority(TaskPriority.fromCode(priority(from.priority())));
        to.setCode(new CodeableConcept(new Coding("http://hl7.org/fhir/CodeSystem/task-code", "fulfill", null)));
        to.setFor(FhirPatients.subject(from, to));
        to.setAuthoredOn(date(facts.sentAt() == null ? from.metadata().createdAt() : facts.sentAt()));
        to.setLastModified(date(from.metadata().updatedAt()));
        to.setRequester(reference("Organization", from.metadata().agencyId().value()));
        to.setOwner(reference("Organization", from.targetOrganizationId().value()));
        if (facts.startedAt() != null || facts.closedAt() != null) {
            to.setExecutionPeriod(new Period().setStart(date(facts.startedAt())).setEnd(date(facts.closedAt())));
        }
        from.deadlines().running().stream()
                .map(ReferralView.DeadlineView::dueAt)
                .min(Instant::compareTo)
                .ifPresent(due -> to.getRestriction().setPeriod(new Period().setEnd(date(due))));
        to.addInput()
                .setType(codes.concept("task-input", "service"))
                .setValue(reference(
                        "HealthcareService", from.serviceAtLocationId().value()));
        if (from.appointment() != null) {
            to.addOutput()
                    .setType(codes.concept("task-output", "appointment"))
                    .setValue(new Period()
                            .setStart(date(from.appointment().start()))
                            .setEnd(date(from.appointment().end())));
        }
        if (facts.outcome() != null) {
            to.addOutput()
                    .setType(codes.concept("task-output", "outcome"))
                    .setValue(codes.concept("ReferralOutcome", facts.outcome()));
        }
        return to;
    }

    ServiceRequest request(ReferralView from) {
        ServiceRequest to = headed(new ServiceRequest(), requestOf(from), from.metadata());
        ReferralView.Details facts = from.details();
        if (from.chain().onward()) {
            to.addBasedOn(reference("ServiceRequest", from.chain().chainId()));
        }
        numbers(facts).forEach(to::addIdentifier);
        to.setRequisition(
                number("PLAC", Codes.SYSTEM + "chain", from.chain().chainId().toString()));
        to.setStatus(requestStatus(from.status())).setIntent(ServiceRequestIntent.ORDER);
        to.setPriority(ServiceRequestPriority.fromCode(priority(from.priority())));
        to.addCategory(codes.concept("ServiceType", from.serviceType()));
        to.setCode(codes.concept("ServiceType", from.serviceType()));
        to.setSubject(FhirPatients.subject(from, to));
        to.setAuthoredOn(date(facts.sentAt() == null ? from.metadata().createdAt() : facts.sentAt()));
        to.setRequester(reference("Organization", from.metadata().agencyId().value()));
        to.addPerformer(
                reference("HealthcareService", from.serviceAtLocationId().value()));
        facts.needCodes()
                .forEach(need -> to.addReasonCode(
                        new CodeableConcept(new Coding(Codes.SYSTEM + "SpecificNeed", need.code(), null))));
        facts.accommodationNeeds().forEach(need -> to.addOrderDetail(codes.concept("AccessibilityFeature", need)));
        if (from.guidance() != null && from.guidance().forbidsContact()) {
            to.addOrderDetail(Codes.mustNotContact());
        }
        if (facts.reason() != null) {
            to.addNote().setText(facts.reason());
        }
        if (facts.restrictions() != null) {
            to.addNote().setText(facts.restrictions());
        }
        if (facts.consentId() != null) {
            to.addSupportingInfo(new Reference()
                    .setType("Consent")
                    .setIdentifier(new Identifier()
                            .setSystem(Codes.SYSTEM + "consent")
                            .setValue(facts.consentId().toString())));
        }
        return to;
    }

    /** The standard's code, the same for both. */
    private static String priority(ReferralPriority priority) {
        return switch (priority) {
            case EMERGENCY -> "stat";
            case URGENT -> "urgent";
            case NORMAL -> "routine";
        };
    }

    private CodeableConcept businessStatus(ReferralView from) {
        CodeableConcept concept = new CodeableConcept();
        if (from.businessStatus() != null) {
            concept.addCoding(codes.coding("ReferralBusinessStatus", from.businessStatus()));
        }
        String code = bser(from);
        if (code != null) {
            concept.addCoding(new Coding(BSER, code, BSER_TEXTS.get(code)));
        }
        return concept.isEmpty() ? null : concept;
    }

    private static String bser(ReferralView from) {
        if (from.cancellation() != null
                && from.status() != ReferralStatus.CANCELLED
                && from.status() != ReferralStatus.COMPLETED) {
            return "5.2";
        }
        return switch (from.status()) {
            case SENT, RECEIVED -> "2.0";
            case WAITLISTED -> "3.0";
            case ACCEPTED, IN_PROGRESS -> appointment(from);
            case DECLINED -> "4.0";
            case CANCELLED, EXPIRED, FAILED -> "6.0";
            case COMPLETED -> "7.0";
            case DRAFT, ON_HOLD, ENTERED_IN_ERROR -> null;
        };
    }

    private static String appointment(ReferralView from) {
        if (from.appointment() == null) {
            return "3.0";
        }
        return switch (from.appointment().status()) {
            case SCHEDULED -> "5.1.1";
            case NO_SHOW -> "5.1.2";
            case CANCELLED -> "5.1.3";
            case ATTENDED -> "5.1.4";
        };
    }

    private static Identifier number(String type, String system, String value) {
        return new Identifier()
                .setType(new CodeableConcept(new Coding("http://terminology.hl7.org/CodeSystem/v2-0203", type, null)))
                .setSystem(system)
                .setValue(value);
    }

    /** That of the requester, and that of the recipient; who gave none of their own works with ours. */
    private static List<Identifier> numbers(ReferralView.Details facts) {
        return List.of(
                number("PLAC", REFERENCE, facts.reference()),
                facts.receiverReference() == null
                        ? number("FILL", REFERENCE, facts.reference())
                        : number("FILL", RECEIVER_REFERENCE, facts.receiverReference()));
    }

    /** Why it is not done, or not yet: in words in any case, because readers show the text. */
    private CodeableConcept statusReason(ReferralView from) {
        String list = REASONS.get(from.status());
        ReferralView.Details facts = from.details();
        if (list == null && facts.reasonCode() == null && facts.reasonText() == null) {
            return null;
        }
        CodeableConcept reason = new CodeableConcept();
        if (facts.reasonCode() != null) {
            reason.addCoding(new Coding(Codes.SYSTEM + "reason", facts.reasonCode(), null));
        }
        String label = Stream.of(list == null ? "" : list, "DeclineReason", "FailReason", "CancelReason", "HoldReason")
                .filter(known -> facts.reasonCode() != null)
                .flatMap(known -> codes.label(known, facts.reasonCode()).stream())
                .findFirst()
                .or(() -> codes.label("ReferralStatus", from.status()))
                .orElse(null);
        return reason.setText(facts.reasonText() != null ? facts.reasonText() : label);
    }

    private static Date date(Instant at) {
        return at == null ? null : Date.from(at);
    }
}
