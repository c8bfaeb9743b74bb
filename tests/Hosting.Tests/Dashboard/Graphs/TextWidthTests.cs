using CsCheck;
using WpAspire.Hosting.Dashboard.Graphs;

namespace WpAspire.Hosting.Tests.Dashboard.Graphs;

public class TextWidthTests
{
    [Fact]
    public void A_text_that_has_room_stays_as_it_is() => Assert.Equal("wordpress-db", TextWidth.Fit("wordpress-db", size: 14, room: 200));

    [Fact]
    public void A_text_without_room_is_cut() => Assert.Equal("a-very-long…", TextWidth.Fit("a-very-long-name-of-a-resource", size: 14, room: 90));

    [Fact]
    public void A_picture_of_two_units_is_not_cut_in_half() => Assert.Equal("🐘🐘…", TextWidth.Fit("🐘🐘🐘🐘🐘", size: 10, room: 30));

    [Fact]
    public void What_is_left_fits() => Gen.Select(Gen.String, Gen.Int[20, 200]).Sample((text, room) =>
        Assert.InRange(TextWidth.Of(TextWidth.Fit(text, 12, room), 12), 0, room));
}
