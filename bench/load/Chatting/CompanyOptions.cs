using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load.Chatting;

/// <summary>A company of users in groups.</summary>
/// <param name="Server">Where it is.</param>
/// <param name="Secret">What the server's tokens are signed with.</param>
/// <param name="Name">Its id.</param>
/// <param name="Users">How many users it has.</param>
/// <param name="GroupSize">How many of them are in one group.</param>
internal sealed record CompanyOptions(Uri Server, string Secret, string Name, int Users, int GroupSize)
{
    public static CompanyOptions Parse(Arguments arguments)
    {
        int users = arguments.Number("connections", 10_000, min: 1, max: 200_000);
        return new CompanyOptions(
            new Target(arguments.Text("url"), "/").Url,
            arguments.Text("secret"),
            arguments.Text("company"),
            users,
            arguments.Number("group-size", 10, min: 1, max: Math.Min(users, 2_000)));
    }
}
