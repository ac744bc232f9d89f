/** A request, whoever sends it: its id, and whether the identity provider could be asked about its sender. */
package org.wasl.platform.request;
