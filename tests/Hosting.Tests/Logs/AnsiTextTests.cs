using System.Text.RegularExpressions;
using CsCheck;
using WpAspire.Hosting.Logs.Ansi;

namespace WpAspire.Hosting.Tests.Logs;

public partial class AnsiTextTests
{
    private static readonly string[] s_words =
        ["\e", "[", "]", "\u009b", "\u009d", "\a", "\e\\", "\u009c", "m", ";", ":", "0", "1", "38", "48", "5", "2", "255", "999999999999", " ", "?", "(", "K", "<b>", "\"", "\t", "\r", "é", "\ud83d"];

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\e[31mred\e[0m plain", "<fg1>red< plain")]
    [InlineData("\e[1;4;33mwarning\e[22m!\e[m.", "<fg3 bold underline>warning<fg3 underline>!<.")]
    [InlineData("\e[91;44mx\e[39my\e[49mz", "<fg9 bg4>x<bg4>y<z")]
    [InlineData("\e[3;2;7;9mx\e[23;22;27;29my", "<dim italic inverse strike>x<y")]
    [InlineData("\e[38;5;196mx\e[48;5;21;1my", "<fg9>x<fg9 bg4 bold>y")]
    [InlineData("\e[38;2;0;250;10mx\e[48:2::10:0:0my\e[38:5:2mz", "<fg10>x<fg10 bg0>y<fg2 bg0>z")]
    [InlineData("\e[38;5mx\e[38;9;1my\e[999mz", "x<bold>yz")]
    [InlineData("\e[2J\e[1;1H\e[?25lx\e[>4my\e[6 qz", "xyz")]
    [InlineData("\e]0;title\ax\e]8;;https://example.com\e\\link\e]8;;\e\\y", "xlinky")]
    [InlineData("\e]0;no end of this", "0;no end of this")]
    [InlineData("\u009b31mx\u009b0m\u0084y", "<fg1>x<y")]
    [InlineData("\e(Bx\ecy\e", "xy")]
    [InlineData("a\tb\0\b\u007fc\r", "a\tbc")]
    [InlineData("50%\r60%", "50%60%")]
    public void Colours_are_styles_and_all_other_sequences_are_left_out(string text, string expected)
    {
        var shown = "";
        var last = "";
        var pieces = new AnsiText(text);
        while (pieces.MoveNext())
        {
            var classes = pieces.Style.ToCssClasses();
            shown += classes == last ? "" : classes.Length == 0 ? "<" : $"<{classes}>";
            shown += pieces.Text.ToString();
            last = classes;
        }

        Assert.Equal(expected, shown);
    }

    [Fact]
    public void The_pieces_together_are_the_text_without_sequences_whatever_it_is()
    {
        Text.Sample(text =>
        {
            var pieces = new AnsiText(text);
            var together = "";
            while (pieces.MoveNext())
            {
                Assert.False(pieces.Text.IsEmpty);
                together += pieces.Text.ToString();
            }

            Assert.Equal(Sequence().Replace(text, ""), together);
            var stripped = text.ToCharArray();
            Assert.Equal(together, new string(stripped, 0, AnsiText.Strip(stripped)));
        });
    }

    [Fact]
    public void A_style_is_nothing_but_known_classes_whatever_the_text_is()
    {
        Text.Sample(text =>
        {
            var pieces = new AnsiText(text);
            while (pieces.MoveNext())
            {
                Assert.Matches(Classes(), pieces.Style.ToCssClasses());
            }
        });
    }

    [Fact]
    public void Each_colour_of_the_palette_is_nearest_to_itself() =>
        Assert.Equal(Enumerable.Range(0, 16), Enumerable.Range(0, 16).Select(i => (int)AnsiPalette.FromIndexed(i)));

    [Theory]
    [InlineData(16, 0)]
    [InlineData(231, 15)]
    [InlineData(196, 9)]
    [InlineData(21, 4)]
    [InlineData(232, 0)]
    [InlineData(244, 8)]
    public void Other_colours_become_the_nearest(int index, int colour) => Assert.Equal(colour, AnsiPalette.FromIndexed(index));

    // Text as it is, and text in which there is nearly nothing but sequences.
    private static Gen<string> Text { get; } = Gen.OneOf(
        Gen.String,
        Gen.Int[0, s_words.Length - 1].Select(i => s_words[i])
            .Array[0, 30].Select(string.Concat));

    // The same said in other words: strings with an end, control sequences, two characters, short sequences, control characters.
    [GeneratedRegex(@"(?:\e[PX\]^_]|[\x90\x98\x9d\x9e\x9f])(?:[^\a\x9c\e]*(?:\a|\x9c|\e\\))?|(?:\e\[|\x9b)[0-?]*[ -/]*[@-~]?|\e[@-_]|\e[ -/]*[0-~]?|[\0-\x08\x0a-\x1f\x7f-\x9f]")]
    private static partial Regex Sequence();

    [GeneratedRegex(@"^(?:(?:fg(?:\d|1[0-5])|bg(?:\d|1[0-5])|bold|dim|italic|underline|inverse|strike)(?: (?!$)|$))*$")]
    private static partial Regex Classes();
}
