namespace Parley.Server.Settings;

/// <summary>The settings of the host itself that would otherwise end the start with a stack trace, or be ignored.</summary>
internal static class HostRules
{
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string OtlpProtocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    public static IEnumerable<string> FindMistakes(IConfigurationRoot configuration) =>
        [.. FindUrlMistakes(configuration), .. FindLevelMistakes(configuration), .. FindOtlpMistakes(configuration)];

    private static IEnumerable<string> FindUrlMistakes(IConfigurationRoot configuration) =>
        from url in (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
        where !IsAddress(url)
        select $"{UrlsName(configuration)} has '{url}', which is not an address to listen on. Set it to one such as http://0.0.0.0:5080";

    private static string UrlsName(IConfigurationRoot configuration) =>
        SettingName.InSameForm(configuration, WebHostDefaults.ServerUrlsKey, WebHostDefaults.ServerUrlsKey) is ['-', '-', ..] option
            ? option
            : "ASPNETCORE_URLS";

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<string> FindLevelMistakes(IConfigurationRoot configuration) =>
        from pair in configuration.GetSection("Logging").AsEnumerable()
        where pair.Key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase)
            && !Enum.TryParse(pair.Value, ignoreCase: true, out LogLevel _)
        select $"{SettingName.AsWritten(configuration, pair.Key)} is '{pair.Value}', which is not a level. "
            + $"Set it to one of {string.Join(", ", Enum.GetNames<LogLevel>())}.";

    private static IEnumerable<string> FindOtlpMistakes(IConfigurationRoot configuration)
    {
        string? endpoint = configuration[OtlpEndpoint];
        if (!string.IsNullOrWhiteSpace(endpoint)
            && !(Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"))
        {
            yield return $"{OtlpEndpoint} is not an address. Set it to one such as http://localhost:4317, or remove it.";
        }

        if (configuration[OtlpProtocol] is { } protocol && !string.IsNullOrWhiteSpace(protocol) && protocol is not ("grpc" or "http/protobuf"))
        {
            yield return $"{OtlpProtocol} is '{protocol}'. Set it to grpc or http/protobuf, or remove it.";
        }
    }
}
