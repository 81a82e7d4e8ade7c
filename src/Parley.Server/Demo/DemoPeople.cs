using Parley.Messaging.Users;

namespace Parley.Server.Demo;

/// <summary>The people of two companies.</summary>
internal static class DemoPeople
{
    public static readonly DemoPerson Ada = new("ada", "acme", "Ada Okafor", "customer of the order, owner of the group");

    public static readonly DemoPerson Ben = new("ben", "acme", "Ben Fischer", "provider of the order");

    public static readonly DemoPerson Chloe = new("chloe", "acme", "Chloé Martin", "colleague");

    public static readonly DemoPerson Layla = new("layla", "acme", "ليلى حسن", "colleague, customer of an order");

    public static readonly DemoPerson Yuki = new("yuki", "acme", "佐藤 結衣", "colleague, provider of an order");

    public static readonly DemoPerson Mila = new("mila", "acme", "Мила Петрова", "colleague");

    public static readonly DemoPerson Sam = new("sam", "acme", "Sam Rivera", "moderator", Roles.Moderator);

    public static readonly DemoPerson Shop = new("shop", "acme", "The shop's backend", "service: orders and users", Roles.Service);

    public static readonly DemoPerson Nadia = new("nadia", "globex", "Nadia Haddad", "of another company");

    public static readonly DemoPerson Omar = new("omar", "globex", "Omar Siddiqui", "of another company");

    public static IReadOnlyList<DemoPerson> All { get; } = [Ada, Ben, Chloe, Layla, Yuki, Mila, Sam, Shop, Nadia, Omar];

    public static DemoPerson? Find(string? userId) => All.FirstOrDefault(person => person.UserId == userId);
}
