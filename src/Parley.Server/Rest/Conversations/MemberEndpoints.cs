using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Requests;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Conversations;

/// <summary>Adds members to groups and removes them.</summary>
internal static class MemberEndpoints
{
    public static void Map(RouteGroupBuilder conversations)
    {
        conversations.MapPost("/{id}/members", AddAsync)
            .WithSummary("Add a member to a group, or give one another role")
            .Accepts<AddMemberBody>("application/json")
            .Answers(typeof(Participant), StatusCodes.Status201Created, StatusCodes.Status200OK)
            .Refuses(StatusCodes.Status404NotFound);
        conversations.MapDelete("/{id}/members/{userId}", RemoveAsync)
            .WithSummary("Remove a member of a group, or leave it")
            .AnswersNothing()
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> AddAsync(HttpContext context, string id, ConversationEditor editor) =>
        await (await JsonBody.ReadAsync<AddMemberBody>(context.Request)).ShowAsync(async body =>
        {
            MemberRole? role = body.Role is null ? null : WireWord.Read<MemberRole>(body.Role);
            if (body.Role is not null && role is null)
            {
                return Answers.Refuse(ParleyError.Invalid("role", "role is member or admin"));
            }

            var command = new AddMember(context.Caller(), WireId.OrUnknown(id), body.UserId, role);
            return (await editor.AddMemberAsync(command, context.RequestAborted)).Show(Show);
        });

    private static async Task<IResult> RemoveAsync(HttpContext context, string id, string userId, ConversationEditor editor)
    {
        Caller caller = context.Caller();
        return await PathId.Read(context, userId, "user_id").ShowAsync(async target =>
        {
            var command = new RemoveMember(caller, WireId.OrUnknown(id), target);
            return (await editor.RemoveMemberAsync(command, context.RequestAborted)).Show(static _ => TypedResults.NoContent());
        });
    }

    private static IResult Show(AddedMember added)
    {
        Member member = added.Member;
        var participant = new Participant(member.UserId, member.Role, added.Name, member.DeliveredSeq, member.ReadSeq, member.ReadAt);
        return Answers.Json(participant, added.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
