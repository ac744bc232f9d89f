package org.wasl.cases.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import org.wasl.cases.casefile.CaseParts;

@ApplicationScoped
public class Assignments extends CaseParts<Assignment> {
    @Override
    protected Class<Assignment> kind() {
        return Assignment.class;
    }
}
