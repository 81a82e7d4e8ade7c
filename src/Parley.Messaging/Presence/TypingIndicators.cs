using System.Runtime.InteropServices;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Users;

namespace Parley.Messaging.Presence;

/// <summary>Tells who is typing, which is not stored. A device is whatever its gateway gives, compared by reference: one socket of a user.</summary>
public sealed class TypingIndicators : IDisposable
{
    /// <summary>Clients start again with every few keys: others are told at most this often, whatever the devices of a user do.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>A client that vanished, or whose user went for coffee, sends no stop: three pauses after its last start it is as if it had.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(6);

    private readonly IEventBus _bus;
    private readonly IConversationReader _conversations;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private readonly Lock _gate = new();
    private readonly Dictionary<MemberKey, Typing> _typings = [];
    private readonly Dictionary<object, HashSet<Typing>> _devices = new(ReferenceEqualityComparer.Instance);

    // What was decided under the gate and is told outside of it, in this order, by whoever comes first.
    private readonly Queue<TypingChanged> _untold = [];
    private bool _isTelling;

    public TypingIndicators(IEventBus bus, IConversationReader conversations, TimeProvider time)
    {
        (_bus, _conversations, _time) = (bus, conversations, time);
        _subscription = bus.Subscribe(OnEvent);
    }

    /// <summary>What is remembered: of users, and of devices.</summary>
    internal (int Typings, int Devices) Remembered
    {
        get
        {
            lock (_gate)
            {
                return (_typings.Count, _devices.Count);
            }
        }
    }

    /// <summary>
    /// The user types on this device. <paramref name="cancellationToken"/> ends with the device: what is still asked then starts nothing.
    /// </summary>
    public async ValueTask<ParleyError?> StartAsync(Caller caller, Guid conversationId, object device, CancellationToken cancellationToken)
    {
        var member = new MemberKey(caller.Company, conversationId, caller.UserId);
        if (TryRepeat(member, device))
        {
            return null;
        }

        if (!await IsMemberAsync(member, cancellationToken))
        {
            return ParleyError.NotAMember;
        }

        cancellationToken.ThrowIfCancellationRequested();
        Start(member, device);
        TellAll();
        return null;
    }

    /// <summary>The user types no more, on whichever device.</summary>
    public async ValueTask<ParleyError?> StopAsync(Caller caller, Guid conversationId, CancellationToken cancellationToken)
    {
        var member = new MemberKey(caller.Company, conversationId, caller.UserId);
        if (!await IsMemberAsync(member, cancellationToken))
        {
            return ParleyError.NotAMember;
        }

        Stop(member);
        TellAll();
        return null;
    }

    /// <summary>The device is gone: everything that it started last ends.</summary>
    public void EndAll(object device)
    {
        lock (_gate)
        {
            if (!_devices.TryGetValue(device, out HashSet<Typing>? typings))
            {
                return;
            }

            foreach (Typing typing in typings.ToArray())
            {
                End(typing);
            }
        }

        TellAll();
    }

    public void Dispose() => _subscription.Dispose();

    private void OnEvent(ChatEvent chatEvent)
    {
        if (chatEvent is MemberRemoved removed)
        {
            Stop(removed.Member.Key);
            TellAll();
        }
    }

    private Task<bool> IsMemberAsync(MemberKey member, CancellationToken cancellationToken) =>
        _conversations.IsMemberAsync(new ConversationKey(member.Company, member.ConversationId), member.UserId, cancellationToken);

    // Of a device that has just been told to others nothing is asked and nothing is told.
    private bool TryRepeat(MemberKey member, object device)
    {
        lock (_gate)
        {
            if (!_typings.TryGetValue(member, out Typing? typing) || typing.ToldFor != device || IsFree(typing))
            {
                return false;
            }

            Continue(typing, device);
            return true;
        }
    }

    private void Start(MemberKey member, object device)
    {
        lock (_gate)
        {
            ref Typing? typing = ref CollectionsMarshal.GetValueRefOrAddDefault(_typings, member, out bool isKnown);
            typing ??= new Typing(member);
            if (!isKnown || IsFree(typing))
            {
                typing.IsOn = true;
                typing.ToldFor = device;
                typing.ToldAt = _time.GetTimestamp();
                Note(typing);
            }

            Continue(typing, device);
        }
    }

    private void Stop(MemberKey member)
    {
        lock (_gate)
        {
            if (_typings.TryGetValue(member, out Typing? typing) && typing.IsOn)
            {
                End(typing);
            }
        }
    }

    private void OnDue(Typing typing)
    {
        lock (_gate)
        {
            // It may have fired while it was stopped or set anew: what is due is decided here.
            if (typing.Timer is null)
            {
                return;
            }

            if (!typing.IsOn)
            {
                Rest(typing);
            }
            else if (Left(typing.StartedAt, Limit) is { } left && left > TimeSpan.Zero)
            {
                Wake(typing, left);
            }
            else
            {
                End(typing);
            }
        }

        TellAll();
    }

    private bool IsFree(Typing typing) => Left(typing.ToldAt, Pause) <= TimeSpan.Zero;

    private TimeSpan Left(long since, TimeSpan limit) => limit - _time.GetElapsedTime(since);

    // Others see no typing that they were not told of: a start too soon after a stop waits for the next one.
    private void Continue(Typing typing, object device)
    {
        if (!typing.IsOn)
        {
            return;
        }

        Release(typing);
        typing.Device = device;
        typing.StartedAt = _time.GetTimestamp();
        ref HashSet<Typing>? typings = ref CollectionsMarshal.GetValueRefOrAddDefault(_devices, device, out _);
        (typings ??= []).Add(typing);
        Wake(typing, Limit);
    }

    private void End(Typing typing)
    {
        Release(typing);
        typing.IsOn = false;
        Note(typing);
        Rest(typing);
    }

    // It is forgotten as soon as the next start may be told.
    private void Rest(Typing typing)
    {
        if (Left(typing.ToldAt, Pause) is { } left && left > TimeSpan.Zero)
        {
            Wake(typing, left);
            return;
        }

        _typings.Remove(typing.Member);
        typing.Timer?.Dispose();
        typing.Timer = null;
    }

    private void Release(Typing typing)
    {
        if (typing.Device is { } device && _devices.TryGetValue(device, out HashSet<Typing>? typings) && typings.Remove(typing) && typings.Count == 0)
        {
            _devices.Remove(device);
        }

        typing.Device = null;
    }

    // In whole milliseconds, as timers count: rounded down it would be too early and come again and again.
    private void Wake(Typing typing, TimeSpan left)
    {
        typing.Timer ??= _time.CreateTimer(state => OnDue((Typing)state!), typing, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan); // Never without.
        typing.Timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private void Note(Typing typing) => _untold.Enqueue(
        new TypingChanged(new ConversationKey(typing.Member.Company, typing.Member.ConversationId), typing.Member.UserId, typing.IsOn));

    private void TellAll()
    {
        lock (_gate)
        {
            if (_isTelling)
            {
                return;
            }

            _isTelling = true;
        }

        try
        {
            while (TakeNext() is { } changed)
            {
                _bus.Publish(changed);
            }
        }
        catch
        {
            lock (_gate)
            {
                _isTelling = false;
            }

            throw;
        }
    }

    private TypingChanged? TakeNext()
    {
        lock (_gate)
        {
            _isTelling = _untold.TryDequeue(out TypingChanged? changed);
            return changed;
        }
    }
}
