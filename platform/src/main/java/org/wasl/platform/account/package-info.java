/**
 * Which agency an account is of, by its own tokens. A service that names accounts has the table {@code seen_account} and a filter that calls
 * {@link org.wasl.platform.account.SeenAccounts#seeCaller}.
 * Who has left the agency loses the roles of a worker with the next request ({@link org.wasl.platform.account.DepartedAccounts}).
 */
package org.wasl.platform.account;
