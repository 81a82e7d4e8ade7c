using static Parley.Server.Demo.DemoPeople;

namespace Parley.Server.Demo;

/// <summary>What was said before anybody came to try it, in the order of the last words. Ada is in every group.</summary>
internal static class DemoTalks
{
    public static IReadOnlyList<DemoTalk> All { get; } =
    [
        new("""
            nadia: Nobody at Acme can see this.
            omar: As it should be.
            """) { Members = [Nadia, Omar], Readers = [Nadia] },
        new("""
            ben: Do you still have the key of the storage room?
            chloe: It hangs by the door, second hook.
            ben: Found it, thanks.
            """) { Members = [Ben, Chloe], Readers = [Chloe] },
        new("""
            layla: The table wobbles a little since we moved. Can you have a look?
            ben: Sure. Is it the leg next to the drawer?
            layla^1: Yes, that one.
            ben: Then it is the old dowel. I come by on Monday with a new one.
            layla: It stands like a rock now. Thank you!
            ben: Glad to hear it. Write here if anything moves again this week.
            """) { Members = [Layla, Ben], Order = DemoOrders.Table, Readers = [Layla] },
        new("""
            mila: Добрый день! I moved the invoices of October to the shared folder.
            ada: Great, I will go through them tomorrow.
            """) { Members = [Mila, Ada], Readers = [Mila] },
        new("""
            yuki: The posters can be A2 or A1. Which one do you want?
            ada: A2, please. Twelve of them.
            yuki: 了解です。 I send the proof as soon as the order has started.
            """) { Members = [Ada, Yuki], Order = DemoOrders.Posters, Readers = [Ada] },
        new("""
            ada: Have you seen the new chairs upstairs?
            ben: The green ones? I sat in one for an hour and forgot the time.
            ada^1: That is either a compliment or a complaint.
            ben: Both.
            """) { Members = [Ada, Ben], Readers = [Ada] },
        new("""
            sam: Hi Ada, quick question about the group for the launch.
            ada: Go ahead.
            sam: Shall I open it to the whole company, or do you keep it small?
            ada: Small until Thursday, please. Then everybody.
            sam: Fine. I put a reminder in my calendar.
            """) { Members = [Sam, Ada], Readers = [Ada] },
        new("""
            ada: Hello Ben, when can you deliver the shelves?
            ben: Tomorrow between 9 and 11. Is somebody at home?
            ada: Yes, please ring twice.
            """) { Members = [Ada, Ben], Order = DemoOrders.Shelves, Readers = [Ben] },
        new("""
            chloe: Two drafts of the start page are up: https://example.com/drafts/start-page
            mila: The second one reads much better on a phone.
            yuki^2: I like the first picture, but the second layout. Can we mix them?
            chloe^1: Good idea. I try that today.
            ada: Please keep the opening hours at the top. It is what people look for.
            chloe: Will do.
            yuki: The grey of the small text is too light, by the way: 3.2 to 1.
            mila: I have a darker one that passes. I send you the value.
            """) { Members = [Chloe, Ada, Yuki, Mila], Group = "Design review", Readers = [Chloe] },
        new("""
            sam: Late shift tonight: Layla until ten, then me.
            layla: I am here. Three open questions, none urgent.
            ben: If it is about deliveries, send them to me. I am awake anyway.
            layla^1: One is: somebody in the Harbour Street asks for Saturday.
            ben: Saturday works, before noon.
            layla: Told them. They are happy.
            sam: Taking over now. Good night, Layla!
            """) { Members = [Sam, Ada, Layla, Ben], Group = "Support, late shift", Readers = [Sam] },
        new("""
            ada: صباح الخير يا ليلى، كيف حالك؟
            layla: صباح النور! أنا بخير، شكرًا. هل وصلت الدعوات؟
            ada^1: نعم، وصلت أمس. They look wonderful, all 200 of them.
            layla: رائع! سأحضر بعد الظهر وأساعدك في كتابة العناوين.
            layla: هل نحتاج إلى طوابع أيضًا؟
            """) { Members = [Ada, Layla] },
        new("""
            ada: Are you coming to the launch on Friday?
            chloe: Of course! I would not miss it 🎉
            ada: Can you be there an hour earlier? The band wants somebody who knows the room.
            chloe^1: Five o'clock, then. Do they bring their own cables?
            ada: They say so. They said so last year, too.
            chloe: I bring ours 😄
            chloe: And the long extension lead.
            """) { Members = [Ada, Chloe] },
        DemoLaunch.Talk,
    ];
}
