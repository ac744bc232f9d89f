package org.wasl.monitoring.framework;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.stored.StoredForm;

/**
 * What became of a part of a plan in the plan that follows. The same record is told by the API and kept.
 *
 * @param to codes of the parts that go on with it; none where it is dropped
 * @param dropped whether nothing goes on with it
 */
@Schema(name = "PlanNodeMapping")
@StoredForm("plan-node-mapping")
public record NodeMapping(
        @NotNull @Pattern(regexp = FrameworkNode.CODE) String node,
        @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = FrameworkNode.CODE) String> to,
        @NotNull Boolean dropped) {}
