using System.Diagnostics.Metrics;
using Parley.Messaging.Appending;

namespace Parley.Messaging;

/// <summary>What the core counts, under the meter <c>Parley.Messaging</c>.</summary>
public sealed class MessagingMetrics : IDisposable
{
    public const string MeterName = "Parley.Messaging";

    private readonly Meter _meter;
    private readonly Counter<long> _messages;
    private readonly Counter<long> _commits;
    private readonly Histogram<int> _batchSize;

    public MessagingMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _messages = _meter.CreateCounter<long>("parley.messages.stored", "{message}", "Messages stored");
        _commits = _meter.CreateCounter<long>("parley.append.commits", "{commit}", "Transactions of the append worker");
        _batchSize = _meter.CreateHistogram<int>("parley.append.batch_size", "{command}", "Commands that shared a transaction");
    }

    public void Dispose() => _meter.Dispose();

    internal void Committed(Changes changes, int commands)
    {
        _batchSize.Record(commands);
        if (!changes.IsEmpty)
        {
            _commits.Add(1);
            _messages.Add(changes.NewMessages.Count);
        }
    }
}
