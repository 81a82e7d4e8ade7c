using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Parley.Bench.Load;

/// <summary>
/// Linux' epoll, level-triggered: one system call tells all sockets that can be read. .NET's own asynchronous sockets need a second,
/// failing read for each message and a hop to another thread.
/// </summary>
internal sealed partial class Epoll : IDisposable
{
    private const int Interrupted = 4;
    private const int AddOperation = 1;
    private const int ModifyOperation = 3;
    private const uint Readable = 0x001;
    private const int MaxEvents = 512;

    // struct epoll_event: packed on x86-64 only.
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int DataOffset = EventSize - 8;

    private readonly int _descriptor;
    private readonly byte[] _events = new byte[MaxEvents * EventSize];

    public Epoll()
    {
        _descriptor = Create(0);
        Check(_descriptor);
    }

    /// <param name="socket">What to watch.</param>
    /// <param name="index">What <see cref="IndexOf"/> gives.</param>
    public void Add(nint socket, int index) => Change(AddOperation, socket, index, Readable);

    /// <summary>Tells of a socket no more than its end.</summary>
    public void Mute(nint socket, int index) => Change(ModifyOperation, socket, index, events: 0);

    public void Unmute(nint socket, int index) => Change(ModifyOperation, socket, index, Readable);

    /// <returns>How many sockets can be read; see <see cref="IndexOf"/>.</returns>
    public int Wait(TimeSpan max)
    {
        var limit = new Timespec(max.Ticks / TimeSpan.TicksPerSecond, max.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick);
        int count = Wait(_descriptor, ref _events[0], MaxEvents, in limit, 0);
        if (count < 0 && Marshal.GetLastPInvokeError() == Interrupted)
        {
            return 0;
        }

        Check(count);
        return count;
    }

    public int IndexOf(int readable) =>
        BinaryPrimitives.ReadInt32LittleEndian(_events.AsSpan((readable * EventSize) + DataOffset));

    public void Dispose() => Close(_descriptor);

    private void Change(int operation, nint socket, int index, uint events)
    {
        Span<byte> change = stackalloc byte[EventSize];
        BinaryPrimitives.WriteUInt32LittleEndian(change, events);
        BinaryPrimitives.WriteInt32LittleEndian(change[DataOffset..], index);
        Check(Control(_descriptor, operation, (int)socket, ref change[0]));
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(int epoll, int operation, int socket, ref byte epollEvent);

    [LibraryImport("libc", EntryPoint = "epoll_pwait2", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Wait(int epoll, ref byte events, int maxEvents, in Timespec limit, nint signals);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);

    /// <summary>struct timespec of 64-bit Linux: epoll_wait would know milliseconds only, too coarse for sends at intended times.</summary>
    private readonly record struct Timespec(long Seconds, long Nanoseconds);
}
