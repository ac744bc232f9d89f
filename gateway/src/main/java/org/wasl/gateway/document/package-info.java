/** The contract of the whole API, as it is committed. */
package org.wasl.gateway.document;
