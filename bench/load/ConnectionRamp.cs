using System.Diagnostics;
using System.Net.Sockets;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load;

/// <summary>Opens connections with a bounded number of them under way, and measures how long that takes.</summary>
internal sealed class ConnectionRamp
{
    /// <summary>How many connections a stage has.</summary>
    private const int Stage = 1_000;

    private static readonly TimeSpan MaxStandstill = TimeSpan.FromSeconds(20);

    private readonly EventLoop _loop;
    private readonly IConnectionObserver _observer;
    private readonly int _total;
    private readonly int _inFlight;
    private readonly Mistakes _mistakes;
    private readonly List<long> _marks = [];
    private int _opened;
    private int _ended;

    public ConnectionRamp(EventLoop loop, IConnectionObserver observer, int total, int inFlight, Mistakes mistakes)
    {
        _mistakes = mistakes;
        _loop = loop;
        _observer = observer;
        _total = total;
        _inFlight = inFlight;
    }

    public int Connected { get; private set; }

    /// <summary>From the first attempt to the last connection.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Connections a second while the first thousand came; null where there were not more.</summary>
    public double? FirstPerSecond => _marks.Count > 2 ? Stage / Stopwatch.GetElapsedTime(_marks[0], _marks[1]).TotalSeconds : null;

    /// <summary>The same of the last thousand.</summary>
    public double? LastPerSecond => _marks.Count > 2 ? Stage / Stopwatch.GetElapsedTime(_marks[^2], _marks[^1]).TotalSeconds : null;

    private bool IsDone => _ended >= _total;

    public void Run()
    {
        long started = Stopwatch.GetTimestamp();
        _marks.Add(started);
        bool moves = true;
        while (!IsDone && moves)
        {
            int before = _ended;
            OpenMore();
            moves = _loop.RunUntil(() => _ended > before, MaxStandstill);
        }

        Elapsed = Stopwatch.GetElapsedTime(started);
        for (; _ended < _total; _ended++)
        {
            _mistakes.Add("A connection was not opened in time.");
        }
    }

    public void OnConnected()
    {
        _ended++;
        if (++Connected % Stage == 0)
        {
            _marks.Add(Stopwatch.GetTimestamp());
        }
    }

    public void OnFailed() => _ended++;

    private void OpenMore()
    {
        while (_opened < _total && _opened - _ended < _inFlight)
        {
            int index = _opened++;
            try
            {
                _loop.Open(index, _observer);
            }
            catch (SocketException exception)
            {
                _ended++;
                _mistakes.Add($"connection {index}: {exception.Message}");
            }
        }
    }
}
