/**
 * Need to know across services. The service that keeps a record states who may know of it; the others keep the statement and narrow with it whatever hangs
 * on the record. See ADR 25.
 */
package org.wasl.platform.access;
