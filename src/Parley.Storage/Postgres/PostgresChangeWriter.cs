using Npgsql;
using Parley.Messaging.Appending;
using Parley.Storage.Postgres.Tables;

namespace Parley.Storage.Postgres;

/// <summary>Writes what a batch decided and commits, in one round trip.</summary>
internal sealed class PostgresChangeWriter(PostgresDatabase database, NpgsqlConnection connection, PostgresFactLoader stored)
{
    public async Task WriteAsync(Changes changes, FactKeys keys, CancellationToken cancellationToken)
    {
        await using var statements = new PostgresBatch(database, connection);
        if (changes.IsEmpty)
        {
            statements.Add("rollback");
        }
        else
        {
            // What is new, another node may just be storing, too: then its row is there first, and the batch is decided anew by what it says. In the
            // order of the keys, so that two nodes with the same new ones do not wait for each other.
            PostgresUsers.Insert(statements, [.. changes.Users.Values.Where(user => !stored.Users.Contains(user.Key))]);
            PostgresUsers.Update(statements, [.. changes.Users.Values.Where(user => stored.Users.Contains(user.Key))]);
            PostgresOrders.Insert(statements, [.. changes.Orders.Values.Where(order => !stored.Orders.Contains(order.Key))]);
            PostgresOrders.Update(statements, [.. changes.Orders.Values.Where(order => stored.Orders.Contains(order.Key))]);
            PostgresConversations.Insert(statements, changes.NewConversations.Values);
            PostgresConversations.Update(statements, changes.Conversations.Values);
            PostgresMembers.Join(statements, changes.JoinedMembers.Values);
            PostgresMembers.Update(statements, changes.Members.Values);
            PostgresMessages.Insert(statements, changes.NewMessages.Values);
            PostgresMessages.Update(statements, changes.Messages.Values);
            PostgresReceipts.Log(statements, changes.Advances.Values);
            PostgresQuotas.TakeBack(statements, keys, changes.Quotas);
            statements.Add("commit");
        }

        await statements.RunAsync(cancellationToken);
    }
}
