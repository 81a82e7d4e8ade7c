using System.Globalization;

namespace Parley.Bench.Load.Starting;

/// <summary>How long a new process takes from its start on, in milliseconds.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Errors">What went wrong.</param>
/// <param name="AnsweredMilliseconds">To the first answered request.</param>
/// <param name="AcknowledgedMilliseconds">To the first message at <c>/chat</c> that is stored and acknowledged.</param>
/// <param name="CpuMillisecondsToAnswer">User and system time of the process by the first answer.</param>
/// <param name="CpuMillisecondsToAck">By the first message.</param>
/// <param name="RssMegabytes">Its resident set then.</param>
internal sealed record StartResult(
    string Scenario,
    int Errors,
    double AnsweredMilliseconds,
    double AcknowledgedMilliseconds,
    double CpuMillisecondsToAnswer,
    double CpuMillisecondsToAck,
    double RssMegabytes)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"first request answered after {AnsweredMilliseconds:N0} ms ({CpuMillisecondsToAnswer:N0} ms CPU), first message acknowledged after " +
        $"{AcknowledgedMilliseconds:N0} ms ({CpuMillisecondsToAck:N0} ms CPU); {RssMegabytes:N0} MB; {Errors} errors");
}
