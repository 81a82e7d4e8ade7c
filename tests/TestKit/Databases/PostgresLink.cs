using System.Buffers.Binary;

namespace Parley.TestKit.Databases;

/// <summary>One connection through a <see cref="PostgresProxy"/>, message by message.</summary>
internal sealed class PostgresLink(Stream client, Stream server, Func<CommitCut> takeCut)
{
    private const byte Sync = (byte)'S';
    private const byte Query = (byte)'Q';
    private const byte Terminate = (byte)'X';
    private const byte ReadyForQuery = (byte)'Z';
    private const byte InTransaction = (byte)'T';

    private volatile bool _isInTransaction;
    private volatile bool _isMuted;

    /// <summary>From the client to the server, until one ends or a commit is cut.</summary>
    public async Task AskAsync(CancellationToken end)
    {
        // The first message has no type.
        await server.WriteAsync(await ReadAsync(client, typeLength: 0, end), end);
        List<byte> round = [];
        while (true)
        {
            byte[] message = await ReadAsync(client, typeLength: 1, end);
            round.AddRange(message);
            if (_isInTransaction && message[0] is not (Sync or Query or Terminate))
            {
                continue;
            }

            CommitCut cut = _isInTransaction ? takeCut() : CommitCut.None;
            if (cut == CommitCut.Before)
            {
                return;
            }

            _isMuted = cut == CommitCut.After;
            await server.WriteAsync(round.ToArray(), end);
            round.Clear();
        }
    }

    /// <summary>From the server to the client, until one ends or the answer to a commit is cut.</summary>
    public async Task AnswerAsync(CancellationToken end)
    {
        while (true)
        {
            byte[] message = await ReadAsync(server, typeLength: 1, end);
            bool isReady = message[0] == ReadyForQuery;
            if (isReady)
            {
                _isInTransaction = message[^1] == InTransaction;
            }

            if (!_isMuted)
            {
                await client.WriteAsync(message, end);
            }
            else if (isReady)
            {
                return;
            }
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int typeLength, CancellationToken end)
    {
        byte[] head = new byte[typeLength + sizeof(int)];
        await stream.ReadExactlyAsync(head, end);
        byte[] message = new byte[typeLength + BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(typeLength))];
        head.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(head.Length), end);
        return message;
    }
}
