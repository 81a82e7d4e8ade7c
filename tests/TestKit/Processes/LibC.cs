using System.Runtime.InteropServices;

namespace Parley.TestKit.Processes;

/// <summary>What the tests need of the system and .NET does not offer.</summary>
internal static partial class LibC
{
    public const int RemoveSegment = 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ChangeOwner(string path, uint userId, uint groupId);

    [LibraryImport("libc", EntryPoint = "shmctl", SetLastError = true)]
    public static partial int ControlSharedMemory(int id, int command, nint buffer);
}
