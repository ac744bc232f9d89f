/** What figures count: of each record the whole of what is counted, stated after each change and once more when somebody asks (ADR 56). */
package org.wasl.platform.fact;
