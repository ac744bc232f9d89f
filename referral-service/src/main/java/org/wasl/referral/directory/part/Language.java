package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;

/** A language that is spoken there (HSDS {@code language}).
 *
 * @param code ISO 639-1 or 639-3 */
@HsdsRecord("language")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryLanguage")
public record Language(
        UUID id,
        @Size(max = 100) @CleanText String name,
        @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*") String code,
        @Size(max = 500) @CleanText String note) {}
