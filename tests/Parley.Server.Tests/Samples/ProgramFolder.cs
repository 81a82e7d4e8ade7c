using System.Reflection;
using Parley.TestKit.Databases;
using Parley.TestKit.Processes;

namespace Parley.Server.Tests.Samples;

/// <summary>A fresh folder to run programs in that know nothing of this machine's settings.</summary>
internal sealed class ProgramFolder : IDisposable
{
    public const string Secret = "Vq3mX8kQ2nR7tB5wZ1yC6dF9gH4jK0lP";

    private static readonly string[] Cleared =
        ["DATABASE_URL", "JWT_SECRET", "CORS_ORIGINS", "REDIS_URL", "ASPNETCORE_URLS", "DOTNET_ENVIRONMENT", "OTEL_EXPORTER_OTLP_ENDPOINT"];

    private readonly TemporaryFolder _folder = new("program");

    public string File(string name) => _folder.File(name);

    /// <summary>The program of this repository.</summary>
    public ServerProgram Parley(string environment, string? secret, params string[] arguments) =>
        Program(Path.Combine(AppContext.BaseDirectory, "Parley.Server.dll"), environment, secret, arguments);

    /// <summary>The shop of <c>samples/host</c>.</summary>
    public ServerProgram SampleHost(params string[] arguments)
    {
        string assembly = typeof(ProgramFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static metadata => metadata.Key == "SampleHost").Value!;
        return Program(assembly, "Production", Secret, arguments);
    }

    public void Dispose() => _folder.Dispose();

    private ServerProgram Program(string assembly, string environment, string? secret, string[] arguments)
    {
        Dictionary<string, string?> variables = Cleared.ToDictionary(static name => name, static _ => (string?)null);
        variables["ASPNETCORE_ENVIRONMENT"] = environment;
        variables["JWT_SECRET"] = secret;
        variables["Parley__Shutdown__DrainSeconds"] = "0";
        return ServerProgram.Dotnet(assembly, arguments) with { WorkingDirectory = _folder.Path, Environment = variables };
    }
}
