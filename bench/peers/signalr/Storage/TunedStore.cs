using Npgsql;

namespace Parley.Bench.SignalR.Storage;

/// <summary>A send is one statement.</summary>
internal sealed class TunedStore(NpgsqlDataSource database) : PostgresStore(database)
{
    private static readonly string Send = ChatStores.Sql("send");

    public override async Task<long?> AppendAsync(NewMessage message, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand send = Database.CreateCommand(Send);
        send.Parameters.Add(Of(message.Sender.Company));
        send.Parameters.Add(Of(message.Conversation));
        send.Parameters.Add(Of(message.Sender.Id));
        send.Parameters.Add(Of(message.Id));
        send.Parameters.Add(Of(message.Text));
        send.Parameters.Add(Of(message.CreatedAt));
        return (long?)await send.ExecuteScalarAsync(cancellationToken);
    }
}
