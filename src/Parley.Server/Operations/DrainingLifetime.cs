using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace Parley.Server.Operations;

/// <summary>
/// Ends the process on signals. SIGTERM first makes the server not ready and lets the load balancer see it; what the application does at its
/// end (telling its clients) comes after. A second SIGTERM, Ctrl+C and SIGQUIT end it at once.
/// </summary>
internal sealed partial class DrainingLifetime(
    IHostApplicationLifetime application,
    IHostEnvironment environment,
    IOptions<ShutdownOptions> options,
    TimeProvider time,
    ILogger<DrainingLifetime> logger) : IHostLifetime, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _registrations = [];
    private ITimer? _timer;
    private volatile bool _hasBegun;

    /// <summary>Whether the server was told to end.</summary>
    public bool HasBegun => _hasBegun;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        On(PosixSignal.SIGTERM, BeginOrEnd);
        On(PosixSignal.SIGINT, application.StopApplication);
        On(PosixSignal.SIGQUIT, application.StopApplication);
        _registrations.Add(application.ApplicationStarted.Register(
            () => LogStarted(logger, ProductVersion.Text, environment.EnvironmentName)));
        _registrations.Add(application.ApplicationStopping.Register(() => LogStopping(logger)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _timer?.Dispose();
        _registrations.ForEach(static registration => registration.Dispose());
    }

    /// <summary>What SIGTERM does.</summary>
    internal void BeginOrEnd()
    {
        lock (_gate)
        {
            bool isServing = !_hasBegun && application.ApplicationStarted.IsCancellationRequested;
            _hasBegun = true;
            if (isServing && options.Value.Drain > TimeSpan.Zero)
            {
                LogDraining(logger, options.Value.DrainSeconds);
                _timer = time.CreateTimer(_ => application.StopApplication(), null, options.Value.Drain, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        application.StopApplication();
    }

    private void On(PosixSignal signal, Action act) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        act();
    }));
}
