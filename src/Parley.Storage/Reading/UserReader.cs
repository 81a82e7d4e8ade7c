using Parley.Messaging.Users;

namespace Parley.Storage.Reading;

/// <summary>Reads users.</summary>
internal sealed class UserReader(Database database) : IUserReader
{
    private const string ByKey = $"select {RowReader.UserColumns} from users u where u.company_id = @company and u.id = @user";

    private readonly string _acquaintances = $"""
        select {RowReader.UserColumns} from users u
        where u.company_id = @company and u.id in (select value from {database.TextRows("@ids")})
          and exists (
            select 1 from members theirs
            where theirs.company_id = @company and theirs.user_id = u.id and theirs.left_at is null
              and theirs.conversation_id in (
                select own.conversation_id from members own
                where own.company_id = @company and own.user_id = @user and own.left_at is null))
        order by u.id
        """;

    public async Task<User?> FindAsync(UserKey key, CancellationToken cancellationToken)
    {
        List<User> found = await database.QueryAsync(
            ByKey, row => RowReader.User(row), cancellationToken, ("@company", key.Company), ("@user", key.Id));
        return found.SingleOrDefault();
    }

    public async Task<IReadOnlyList<User>> AcquaintancesAsync(
        UserKey key, IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            _acquaintances,
            row => RowReader.User(row),
            cancellationToken,
            ("@company", key.Company),
            ("@user", key.Id),
            ("@ids", userIds.ToArray()));
}
