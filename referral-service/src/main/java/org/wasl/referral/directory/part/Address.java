package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.vocabulary.CodeOf;

/** Where post goes, or people (HSDS {@code address}). In Jordan a postal code is seldom known; it is empty then. */
@HsdsRecord("address")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryAddress")
public record Address(
        UUID id,
        @Size(max = 200) @CleanText String attention,
        @Size(max = 500) @CleanText @NotBlank String address1,
        @Size(max = 500) @CleanText String address2,
        @Size(max = 200) @CleanText String city,
        @Size(max = 200) @CleanText String region,
        @Size(max = 200) @CleanText String stateProvince,
        @Size(max = 20) @CleanText String postalCode,
        @CodeOf(Vocabulary.COUNTRY) String country) {}
