package org.wasl.referral.directory.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.InvisibleMarks;

/** Whom to ask for (HSDS {@code contact}). */
@HsdsRecord("contact")
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DirectoryContact")
public record Contact(
        UUID id,
        @Size(max = 200) @CleanText String name,
        @Size(max = 200) @CleanText String title,
        @Size(max = 200) @CleanText String department,
        @Email @Size(max = 254) String email,
        @Size(max = 10) List<@Valid @NotNull Phone> phones) {
    public Contact {
        email = InvisibleMarks.removedFromAddress(email);
    }
}
