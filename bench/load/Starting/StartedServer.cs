using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Parley.Bench.Load.Starting;

/// <summary>A server's process of our own, from its start to its end.</summary>
internal sealed partial class StartedServer : IDisposable
{
    private const int TerminateSignal = 15;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    private static readonly byte[] Request = Encoding.ASCII.GetBytes("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

    private readonly Process _process;
    private readonly Mistakes _mistakes;
    private readonly int _port;
    private readonly long _started;

    private StartedServer(Process process, int port, long started, Mistakes mistakes) =>
        (_process, _port, _started, _mistakes) = (process, port, started, mistakes);

    public Uri Url => new($"http://127.0.0.1:{_port}");

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    public ProcessStats Stats => ProcessStats.Read(_process.Id);

    /// <param name="assembly">The server's.</param>
    /// <param name="mistakes">Gets what the server logs above information.</param>
    public static StartedServer Start(string assembly, Mistakes mistakes)
    {
        int port = FreePort();
        var start = new ProcessStartInfo("dotnet", [assembly, "--urls", $"http://127.0.0.1:{port}"]) { RedirectStandardOutput = true };
        long started = Stopwatch.GetTimestamp();
        Process process = Process.Start(start) ?? throw new InvalidOperationException("The server does not start.");
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text && !text.Contains("\"LogLevel\":\"Information\"", StringComparison.Ordinal))
            {
                mistakes.Add($"The server logged: {text}");
            }
        };
        process.BeginOutputReadLine();
        return new StartedServer(process, port, started, mistakes);
    }

    /// <summary>Tries again and again, a millisecond after it was refused.</summary>
    /// <returns>False when it has not answered in time.</returns>
    public bool TryWaitForAnswer()
    {
        while (Elapsed < MaxWait && !_process.HasExited)
        {
            if (IsAnswered())
            {
                return true;
            }

            Thread.Sleep(Pause);
        }

        _mistakes.Add("The server does not answer.");
        return false;
    }

    public void Dispose()
    {
        _ = Kill(_process.Id, TerminateSignal);
        if (!_process.WaitForExit(MaxWait))
        {
            _mistakes.Add("The server does not end.");
            _process.Kill();
        }

        // Its last lines, too.
        _process.WaitForExit();
        _process.Dispose();
    }

    private bool IsAnswered()
    {
        byte[] answer = new byte[1024];
        if (!TryAsk(answer, out int length))
        {
            return false;
        }

        bool isAnswered = answer.AsSpan(0, length).StartsWith("HTTP/1.1 200 "u8);
        if (!isAnswered)
        {
            _mistakes.Add($"The first answer: {Encoding.ASCII.GetString(answer, 0, length)}");
        }

        return isAnswered;
    }

    /// <returns>False when the server refused the connection, ended it, or did not answer in time.</returns>
    private bool TryAsk(byte[] answer, out int length)
    {
        int timeout = (int)MaxWait.TotalMilliseconds;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            SendTimeout = timeout,
            ReceiveTimeout = timeout,
        };
        try
        {
            socket.Connect(IPAddress.Loopback, _port);
            socket.Send(Request);
            length = socket.Receive(answer);
            return true;
        }
        catch (SocketException)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>Not the address that the server logs: the log's way to this process would be part of what is measured.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
