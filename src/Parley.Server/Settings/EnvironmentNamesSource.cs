namespace Parley.Server.Settings;

/// <summary>The settings whose short names are set in the environment.</summary>
internal sealed class EnvironmentNamesSource(IDictionary<string, string?> values) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new EnvironmentNamesProvider(values);
}
