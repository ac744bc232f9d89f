package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;

/** A telephone (HSDS {@code phone}).
 *
 * @param type as HSDS has it: {@code voice}, {@code cell}, {@code fax}, {@code text} and the like */
@HsdsRecord("phone")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryPhone")
public record Phone(
        UUID id,
        @Size(max = 50) @CleanText @NotBlank String number,
        @Min(0) Integer extension,
        @Size(max = 50) @CleanText String type,
        @Size(max = 500) @CleanText String description,
        @Size(max = 10) List<@Valid @NotNull Language> languages) {}
