using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Parley.TestKit.Waiting;

namespace Parley.TestKit.Logging;

/// <summary>Keeps what a server under test logs. Errors that no test has taken are what fails it in the end.</summary>
public sealed class CapturedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<CapturedLog> _all = new();
    private readonly Mailbox<CapturedLog> _errors = new("logged error");

    /// <summary>All lines from Debug up, in order.</summary>
    public IReadOnlyCollection<CapturedLog> All => _all;

    /// <summary>Waits for an error that the test expects, and takes it.</summary>
    public Task<CapturedLog> TakeErrorAsync() => _errors.NextAsync();

    /// <summary>The errors that nobody has taken.</summary>
    public IReadOnlyList<CapturedLog> TakeUnexpectedErrors() => _errors.TakeAll();

    public ILogger CreateLogger(string categoryName) => new CapturingLogger(this, categoryName);

    public void Dispose()
    {
    }

    private void Add(CapturedLog log)
    {
        _all.Enqueue(log);
        if (log.Level >= LogLevel.Error)
        {
            _errors.Add(log);
        }
    }

    private sealed class CapturingLogger(CapturedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.Add(new CapturedLog(logLevel, category, formatter(state, exception), exception));
    }
}
