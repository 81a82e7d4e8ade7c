using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Parley.TestKit.Processes;

namespace Parley.TestKit.Databases;

/// <summary>A folder of its own that is gone when it is disposed, or else when the test process ends, however that ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates the folder.</summary>
    /// <param name="name">The start of its name, for people who look for it.</param>
    /// <param name="owner">Whom it belongs to; the user of the test process when null.</param>
    public TemporaryFolder(string name = "folder", UnprivilegedUser? owner = null)
    {
        string random = RandomNumberGenerator.GetHexString(8, lowercase: true);
        Path = System.IO.Path.Combine(TestProcessFolder.Path, string.Create(CultureInfo.InvariantCulture, $"{name}-{random}"));
        Directory.CreateDirectory(Path, OwnerOnly);
        if (owner is not null && LibC.ChangeOwner(Path, owner.UserId, owner.GroupId) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    public string Path { get; }

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
