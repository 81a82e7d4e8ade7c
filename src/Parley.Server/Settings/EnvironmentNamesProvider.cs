namespace Parley.Server.Settings;

/// <summary>Gives the values of short names; by its type the origin of a wrong value is recognised.</summary>
internal sealed class EnvironmentNamesProvider : ConfigurationProvider
{
    public EnvironmentNamesProvider(IDictionary<string, string?> values) => Data = values;
}
