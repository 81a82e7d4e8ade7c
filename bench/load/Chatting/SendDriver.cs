using System.Diagnostics;
using Parley.Bench.Load.Broadcasting;

namespace Parley.Bench.Load.Chatting;

/// <summary>
/// Lets the senders send: in a closed loop the next message when one is acknowledged, else at a rate, one sender after the other, whatever has
/// become of the messages before; latencies then count from the intended time.
/// </summary>
internal sealed class SendDriver
{
    private readonly ChatOptions _options;
    private readonly EventLoop _loop;
    private readonly ChatMember[] _senders;
    private SendSchedule? _schedule;
    private bool _sendsOnAck;

    /// <param name="options">The settings.</param>
    /// <param name="loop">The connections.</param>
    /// <param name="members">Whose they are.</param>
    public SendDriver(ChatOptions options, EventLoop loop, ChatMember[] members)
    {
        (_options, _loop) = (options, loop);
        _senders = new ChatMember[options.Load.Senders];
        for (int i = 0; i < _senders.Length; i++)
        {
            int connection = Group.ConnectionOf(i, options.Load);
            _senders[i] = members[connection];
            _senders[i].Sender = _senders[i].Thread.NewSender(i, loop[connection], options.Load.Target.Wire, options.Load.Payload);
        }
    }

    public long ExpectedDeliveries { get; private set; }

    /// <summary>Whether everything was acknowledged.</summary>
    public bool IsIdle => Array.TrueForAll(_senders, static member => member.Sender!.IsIdle);

    public void Start()
    {
        if (_options.Rate > 0)
        {
            _schedule = new SendSchedule(_options.Rate);
            return;
        }

        _sendsOnAck = true;
        foreach (ChatMember member in _senders)
        {
            for (int i = 0; i < _options.Load.InFlight; i++)
            {
                Send(member, Stopwatch.GetTimestamp());
            }
        }
    }

    public void OnAcknowledged(ChatMember sender)
    {
        if (_sendsOnAck)
        {
            Send(sender, Stopwatch.GetTimestamp());
        }
    }

    public void Run(TimeSpan duration)
    {
        if (_schedule is null)
        {
            _loop.RunFor(duration);
            return;
        }

        long end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        while (_schedule.Due < end)
        {
            while (_schedule.Due <= Stopwatch.GetTimestamp())
            {
                Send(_senders[_schedule.Sent % _senders.Length], _schedule.Due);
                _schedule.Advance();
            }

            _loop.Turn(_schedule.UntilDue);
        }
    }

    public void Stop() => _sendsOnAck = false;

    private void Send(ChatMember member, long sentAt)
    {
        member.Thread.Sent++;
        ExpectedDeliveries += member.Thread.Group.Members;
        member.Sender!.Send(sentAt);
    }
}
