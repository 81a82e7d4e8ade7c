using Parley.Bench.Load.Broadcasting;

namespace Parley.Bench.Load.Chatting;

/// <summary>A moment of the run with what the processes had used by then.</summary>
internal readonly record struct ChatMoment(Moment Client, ProcessStats Server, double DatabaseCpuSeconds)
{
    public static ChatMoment Now(long acks, long deliveries, int serverProcess, int databaseProcess) => new(
        Moment.Now(acks, deliveries),
        ProcessStats.Read(serverProcess),
        databaseProcess == 0 ? 0 : ProcessStats.FamilyCpuSeconds(databaseProcess));
}
