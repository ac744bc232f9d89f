/** Bodies of requests: received whole before anybody waits for them, within limits of time and memory. */
package org.wasl.platform.body;
