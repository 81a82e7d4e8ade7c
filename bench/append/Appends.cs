using System.Diagnostics;
using System.Diagnostics.Metrics;
using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Policies;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;
using Parley.TestKit.Metrics;

namespace Parley.Bench.Append;

/// <summary>
/// Callers of <see cref="MessageSender"/>, each of whom sends the next message when the last one is stored: as any member of any group, since callers
/// who take turns would come to send in step, all to the same few.
/// </summary>
internal static class Appends
{
    private const int Groups = 200;

    private const int GroupSize = 10;

    // 100 bytes.
    private static readonly MessageContent Content = new(MessageType.Text, new string('x', 100));

    public static async Task<Measurement> MeasureAsync(ITestDatabase database, int callers, bool withLimits, TimeSpan time)
    {
        await using RunningCore core = await RunningCore.StartAsync(database, withLimits ? Enforce : null, keepsEvents: false);
        Conversation[] groups = await StartGroupsAsync(core);
        var sender = core.Get<MessageSender>();
        await RunAsync(sender, groups, callers, TimeSpan.FromSeconds(1));
        using var commits = new CapturedMetrics(core.Get<IMeterFactory>());
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        TimeSpan[] latencies = await RunAsync(sender, groups, callers, time);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        Array.Sort(latencies);
        return new Measurement(
            latencies.Length,
            (long)commits["parley.append.commits"],
            elapsed,
            Environment.CpuUsage.TotalTime - cpu,
            latencies[latencies.Length / 2],
            latencies[(int)(latencies.Length * 0.99)]);
    }

    // Every window and quota is looked up and counted, and none is reached.
    private static void Enforce(LimitOptions limits)
    {
        limits.MessagesPerWindow = 60;
        limits.WindowSeconds = 1;
        limits.MessagesPerDay = int.MaxValue;
    }

    private static async Task<Conversation[]> StartGroupsAsync(RunningCore core) => await Task.WhenAll(
        Enumerable.Range(0, Groups).Select(group => core.GroupAsync([.. Enumerable.Range(0, GroupSize).Select(member => NameOf(group, member))])));

    private static string NameOf(int group, int member) => $"user-{group}-{member}";

    private static async Task<TimeSpan[]> RunAsync(MessageSender sender, Conversation[] groups, int callers, TimeSpan time)
    {
        SendMessage[] commands = [.. Enumerable.Range(0, Groups * GroupSize).Select(i => CommandOf(groups, i))];
        long end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        List<TimeSpan>[] latencies = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller =>
            Task.Run(() => SendAsync(sender, commands, new Random(caller), end))));
        return [.. latencies.SelectMany(static caller => caller)];
    }

    private static SendMessage CommandOf(Conversation[] groups, int i) =>
        new(RunningCore.User(NameOf(i % Groups, i / Groups)), groups[i % Groups].Id, Content);

    private static async Task<List<TimeSpan>> SendAsync(MessageSender sender, SendMessage[] commands, Random random, long end)
    {
        List<TimeSpan> latencies = [];
        while (Stopwatch.GetTimestamp() < end)
        {
            long start = Stopwatch.GetTimestamp();
            Result<SentMessage> sent = await sender.SendAsync(commands[random.Next(commands.Length)]);
            if (sent.Error is { } error)
            {
                throw new InvalidOperationException($"A send was refused: {error.Code}");
            }

            latencies.Add(Stopwatch.GetElapsedTime(start));
        }

        return latencies;
    }
}
