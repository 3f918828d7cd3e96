package dev.axle.database;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;

/** The transactions of JDBI's handles: they carry an addendum like all others. */
final class HandleTransactions extends DelegatingTransactionHandler {

  HandleTransactions() {
    this(LocalTransactionHandler.binding());
  }

  private HandleTransactions(TransactionHandler delegate) {
    super(delegate);
  }

  @Override
  public TransactionHandler specialize(Handle handle) throws SQLException {
    return new HandleTransactions(getDelegate().specialize(handle));
  }

  @Override
  public void commit(Handle handle) {
    try {
      Addendum.beforeCommit(handle.getConnection());
    } catch (SQLException failure) {
      throw new TransactionException("the transaction's addendum was not written", failure);
    }
    super.commit(handle);
    Addendum.afterCommit();
  }
}
