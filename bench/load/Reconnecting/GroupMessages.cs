using System.Text;
using Parley.Bench.Load.Broadcasting;
using Parley.Bench.Load.Chatting;

namespace Parley.Bench.Load.Reconnecting;

/// <summary>Sends messages into all groups by REST, each in the name of the group's first user.</summary>
internal sealed class GroupMessages(ReconnectOptions options, Company company, string[] threadIds)
{
    private const int RequestsAtOnce = 32;

    /// <summary>How many messages each group has.</summary>
    public int Sent { get; private set; }

    public async Task SendAsync(int count)
    {
        using var client = new HttpClient { BaseAddress = options.Target.Url };
        int first = Sent;
        Sent += count;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce };
        await Parallel.ForAsync(0, threadIds.Length, parallel, async (group, _) =>
        {
            for (int number = first; number < first + count; number++)
            {
                string json = $"{{\"content\":\"{Text(group, number)}\"}}";
                await Company.PostAsync(client, company.TokenOf(group * options.Company.GroupSize), $"/chat/threads/{threadIds[group]}/messages", json);
            }
        });
    }

    private string Text(int group, int number)
    {
        byte[] text = new byte[options.Payload];
        text.AsSpan().Fill((byte)'x');
        new MessageText(group, number, SentAt: 0).Write(text);
        return Encoding.ASCII.GetString(text);
    }
}
