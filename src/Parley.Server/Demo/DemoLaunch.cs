namespace Parley.Server.Demo;

/// <summary>The long one.</summary>
internal static class DemoLaunch
{
    public static readonly DemoTalk Talk = new("""
        ada: Welcome! Everything about the launch goes here.
        ben: I bring the cake.
        chloe: And I the music.
        ada: Perfect. The date is fixed: Friday, doors open at six.
        ben: How many people do we expect?
        ada: 140 have said yes, 30 maybe.
        ben^1: Then it is two cakes.
        chloe: Three. I know our colleagues.
        ada: Three it is 🙂
        chloe: The band plays two sets, seven to eight and nine to ten.
        ada: Good. Between them I say a few words, ten minutes at most.
        ben^1: Ten? Last time it was twenty-five.
        ada: Ten. You may hold up a sign.
        chloe: I paint the sign.
        ben: Who has the list of what we rent?
        ada: Here: https://example.com/launch/rentals
        ben: Thanks. Forty tables are too many for that room.
        chloe^1: We leave ten of them out, high tables along the wall instead.
        ada: Agreed. Chloé, can you tell the rental?
        chloe: Done, they take the ten back without a fee.
        ada: You are a treasure.
        ben: The cakes come at four. I need somebody to open the back door.
        chloe^1: I am there from three on.
        ben: Great. Two of them need the cold room.
        ada: Is it free?
        ben: It is, I asked the kitchen. Bottom shelf.
        chloe: What about people who do not eat nuts?
        ben^1: One of the three is without, and has a label.
        ada: And the vegans?
        ben: That same one. It is the best of them, honestly.
        chloe: Then label it well, or it is gone by seven.
        ada: Lights: the technician comes on Thursday at two.
        chloe: I let him in. Does he know about the broken dimmer?
        ada^1: He does now. He brings a spare one.
        ben: Parking! The yard takes twelve cars.
        ada: Then we ask people to come by tram. Line 4 stops at the door.
        chloe: I add it to the invitation page, with a map.
        ben: And the bicycles?
        chloe^1: Behind the house, the gate stays open until eleven.
        ada: The photographer confirmed as well. She asks who must be on the pictures.
        ben: Everybody but me.
        chloe: Especially Ben.
        ada^1: I wrote: especially Ben.
        ben: I am hiding behind the cake, then.
        chloe: Weather for Friday: dry, 14 degrees. We could put the bar outside.
        ada: Half of it. If it rains after all, we are glad about the other half.
        ben^2: I have two heaters in the van, we can use those.
        ada: Wonderful. Then all that is missing is the banner.
        chloe: It is printed! I pick it up tomorrow morning.
        ben: See you at three on Friday, then. Bring gloves for the tables.
        """)
    {
        Members = [DemoPeople.Ada, DemoPeople.Ben, DemoPeople.Chloe],
        Group = "Launch team",
        Readers = [DemoPeople.Chloe],
    };
}
