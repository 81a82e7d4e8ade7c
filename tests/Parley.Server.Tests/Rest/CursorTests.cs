using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Server.Rest.Requests;

namespace Parley.Server.Tests.Rest;

public sealed class CursorTests
{
    private static readonly DateTimeOffset Moment = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private static readonly Guid Id = Guid.Parse("0198f1a0-0000-7000-8000-000000000001");

    private static readonly Conversation Conversation =
        new() { Id = Id, Company = "acme", Kind = ConversationKind.Group, CreatedAt = Moment.AddDays(-1), LastMessageAt = Moment };

    [Fact]
    public void A_list_goes_on_after_the_latest_activity()
    {
        Conversation silent = Conversation with { LastMessageAt = null };

        Assert.Equal(new ConversationCursor(Moment, Id), Cursor.ReadConversations(Cursor.AfterConversation(Conversation)));
        Assert.Equal(new ConversationCursor(Moment.AddDays(-1), Id), Cursor.ReadConversations(Cursor.AfterConversation(silent)));
    }

    [Theory]
    [InlineData(HistoryDirection.Before)]
    [InlineData(HistoryDirection.After)]
    public void A_history_goes_on_in_its_direction(HistoryDirection direction) =>
        Assert.Equal(new HistoryPosition(direction, 42, null), Cursor.ReadHistory(Cursor.OfHistory(direction, 42)));

    [Fact]
    public void Receipts_go_on_after_a_user() => Assert.Equal("zoë/1", Cursor.ReadReceipts(Cursor.AfterReceipt("zoë/1")));

    [Fact]
    public void The_cursor_of_one_list_is_none_of_another()
    {
        string history = Cursor.OfHistory(HistoryDirection.Before, 1);

        Assert.Null(Cursor.ReadConversations(history));
        Assert.Null(Cursor.ReadReceipts(history));
        Assert.Null(Cursor.ReadHistory(Cursor.AfterConversation(Conversation)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("A")]
    [InlineData("+/+/")]
    [InlineData("AgAAAAAAAAAB=")]
    [InlineData("AgAAAAAAAAAB ")]
    [InlineData("AgAAAAAAAAA")]
    [InlineData("Av__________")]
    public void What_no_list_gave_is_no_cursor(string text) => Assert.Null(Cursor.ReadHistory(text));

    [Fact]
    public void A_cursor_that_is_no_text_names_no_user() => Assert.Null(Cursor.ReadReceipts("BP8"));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    public void What_is_no_id_names_no_user(string text) => Assert.Null(Cursor.ReadReceipts(Cursor.AfterReceipt(text)));

    [Fact]
    public void A_time_beyond_all_is_none() => Assert.Null(Cursor.ReadConversations("AX__________AAAAAAAAAAAAAAAAAAAAAA"));
}
