using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Server.Settings;

/// <summary>
/// The secret of a server in Development that was given none: made once, and kept in a file so that tokens outlive a restart. Its prefix gives
/// it away, should it ever reach Production.
/// </summary>
internal static class DevelopmentSecret
{
    public const string Prefix = "development-";
    private const string FileName = "development-jwt-secret";
    private const int RandomBytes = 32;

    public static string FileIn(string folder) => Path.Combine(folder, FileName);

    /// <exception cref="SettingsException">The file can neither be read nor made.</exception>
    public static string ReadOrMake(string folder)
    {
        string file = FileIn(folder);
        try
        {
            if (!File.Exists(file))
            {
                Directory.CreateDirectory(folder);
                Make(file);
            }

            string secret = File.ReadAllText(file).Trim();
            return secret.StartsWith(Prefix, StringComparison.Ordinal) && secret.Length >= Prefix.Length + RandomBytes
                ? secret
                : throw new SettingsException(
                    [$"{file} does not hold the secret that was kept there. Delete the file, or set JWT_SECRET."]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                [$"JWT_SECRET is not set, and {file} for one of its own cannot be used ({e.Message}). Set JWT_SECRET."]);
        }
    }

    private static void Make(string file)
    {
        // Written aside first, so that a crash leaves no half of a secret; anew, because an old file would keep its own mode.
        string aside = file + ".new";
        File.Delete(aside);
        string secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        using (var stream = new FileStream(aside, OwnerOnly()))
        {
            stream.Write(Encoding.ASCII.GetBytes(secret));
        }

        File.Move(aside, file);
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
