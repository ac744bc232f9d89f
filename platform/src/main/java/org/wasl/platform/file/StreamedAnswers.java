package org.wasl.platform.file;

import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * No streamed answer is written within a transaction: whoever does not read it would hold a connection of the database for as long. What streams reads some
 * rows in a transaction of their own and writes them after it.
 */
@Provider
public class StreamedAnswers implements ContainerResponseFilter {
    private final TransactionManager transactions;

    @Inject
    StreamedAnswers(TransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof StreamingOutput answer) {
            response.setEntity(beyondTransactions(answer));
        }
    }

    StreamingOutput beyondTransactions(StreamingOutput answer) {
        return out -> answer.write(new BeyondTransactions(out));
    }

    private final class BeyondTransactions extends FilterOutputStream {
        BeyondTransactions(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            requireNone();
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            requireNone();
            out.write(bytes, offset, length);
        }
    }

    private void requireNone() throws IOException {
        try {
            if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
                throw new IllegalStateException("An answer is streamed within a transaction");
            }
        } catch (SystemException e) {
            throw new IOException(e);
        }
    }
}
