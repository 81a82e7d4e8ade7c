using System.Runtime.InteropServices;

namespace Parley.Storage.Sqlite;

/// <summary>A folder whose entries survive a crash. .NET has no call for it.</summary>
internal static class Folder
{
    private const int ReadOnly = 0;

    /// <summary>EINVAL: the file system knows no such thing for a folder, as some of networks do not.</summary>
    private const int NotSupported = 22;

    /// <summary>Returns once every file that was made, renamed or deleted in the folder is so on the disk too.</summary>
    public static void Sync(string path)
    {
        // NTFS logs its folders by itself, and lets nobody flush them.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int folder = Open(path, ReadOnly);
        if (folder < 0)
        {
            throw new IOException($"{path} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        int error = FlushToDisk(folder) == 0 ? 0 : Marshal.GetLastPInvokeError();
        _ = Close(folder);
        if (error is not 0 and not NotSupported)
        {
            throw new IOException($"{path} cannot be written to disk: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FlushToDisk(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int file);
}
