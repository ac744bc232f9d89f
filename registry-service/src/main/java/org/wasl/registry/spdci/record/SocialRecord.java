package org.wasl.registry.spdci.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.openapi.OpenApiConventions;

/**
 * The shapes of the Social Registry's records, JSON-LD.
 *
 * <p>Source: {@code Group}, {@code Member}, {@code SRPerson} of SPDCI extensions/social/v1 and the classes of core/v1 below them. {@code third_name} is ours: a name
 * here has four parts.
 */
@Schema(
        name = "SpdciRecord",
        anyOf = {SocialRecord.Group.class, SocialRecord.Member.class, SocialRecord.SrPerson.class})
public sealed interface SocialRecord {
    /**
     * @param groupType HHD, a household
     * @param groupSize all who live in it, also those who are not listed
     * @param povertyScore by the method that {@code povertyScoreType} names
     */
    @Schema(name = "SpdciGroup", extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Group(
            @JsonProperty("@context") List<String> context,
            @JsonProperty("@type") String type,
            @JsonProperty("@id") String id,
            List<Identifier> groupIdentifier,
            String groupType,
            @Schema(nullable = true) Address address,
            @Schema(nullable = true) BigDecimal povertyScore,
            @Schema(nullable = true) String povertyScoreType,
            @Schema(nullable = true) Member groupHeadInfo,
            int groupSize,
            List<Member> memberList,
            Instant registrationDate,
            Instant lastUpdated)
            implements SocialRecord {}

    /** @param additionalAttributes {@code redactions}: which parts are there and not shown */
    @Schema(name = "SpdciMember", extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Member(
            @JsonProperty("@context") @Schema(nullable = true)
            List<String> context,

            @JsonProperty("@type") String type,
            @JsonProperty("@id") String id,
            List<Identifier> memberIdentifier,
            SrPerson demographicInfo,
            @Schema(nullable = true) List<Related> relatedPerson,

            @JsonProperty("is_disabled") @Schema(nullable = true)
            Boolean disabled,

            @JsonProperty("marital_status") @Schema(nullable = true)
            String maritalStatus,

            @Schema(nullable = true) String languageCode,
            Instant registrationDate,
            Instant lastUpdated,
            @Schema(nullable = true) List<Additional> additionalAttributes)
            implements SocialRecord {
        Member related(List<Related> relations) {
            return new Member(
                    context,
                    type,
                    id,
                    memberIdentifier,
                    demographicInfo,
                    relations,
                    disabled,
                    maritalStatus,
                    languageCode,
                    registrationDate,
                    lastUpdated,
                    additionalAttributes);
        }
    }

    /**
     * @param phoneNumber those that anybody may use; left out where there are none
     * @param email as the numbers
     */
    @Schema(name = "SpdciPerson", extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record SrPerson(
            @JsonProperty("@context") @Schema(nullable = true)
            List<String> context,

            @JsonProperty("@type") String type,
            @JsonProperty("@id") String id,
            List<Identifier> identifier,
            @Schema(nullable = true) Name name,
            @Schema(nullable = true) String sex,
            @Schema(nullable = true) String birthDate,
            @Schema(nullable = true) Address address,
            List<String> phoneNumber,
            List<String> email,
            Instant registrationDate,
            Instant lastUpdated)
            implements SocialRecord {}

    @Schema(name = "SpdciIdentifier")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Identifier(@JsonProperty("@type") String type, String identifierType, String identifierValue)
            implements SocialRecord {}

    /** @param secondName the father's */
    @Schema(name = "SpdciName", extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Name(
            @JsonProperty("@type") String type,
            @Schema(nullable = true) String surname,
            @Schema(nullable = true) String givenName,
            @Schema(nullable = true) String secondName,
            @Schema(nullable = true) String thirdName)
            implements SocialRecord {}

    /** @param regionCode the governorate, ISO 3166-2 */
    @Schema(name = "SpdciAddress", extensions = @Extension(name = OpenApiConventions.LEAVES_OUT_NULL, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Address(
            @JsonProperty("@type") String type,
            @Schema(nullable = true) String regionCode,
            @Schema(nullable = true) String subRegionCode,
            String countryCode)
            implements SocialRecord {}

    /** @param relatedMember the {@code @id} of the head */
    @Schema(name = "SpdciRelatedPerson")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Related(@JsonProperty("@type") String type, String relationshipType, String relatedMember)
            implements SocialRecord {}

    @Schema(name = "SpdciAdditional")
    record Additional(String name, List<String> value) implements SocialRecord {}
}
