using System.ComponentModel.DataAnnotations;

namespace Parley.Server.Operations;

/// <summary>How the server ends.</summary>
public sealed class ShutdownOptions
{
    /// <summary>
    /// How long the server still serves after SIGTERM while <c>/health/ready</c> says that it is not ready, so that a load balancer sees it
    /// before connections end, in seconds. Range 0 to 60; default 2. Ctrl+C and a second SIGTERM end it at once.
    /// </summary>
    [Range(0, 60)]
    public int DrainSeconds { get; set; } = 2;

    internal TimeSpan Drain => TimeSpan.FromSeconds(DrainSeconds);
}
