using WpAspire.Hosting.Orchestration;

namespace WpAspire.Hosting.Tests.Orchestration;

public class FirstBytesTests
{
    [Theory]
    [InlineData("", "", false)]
    [InlineData("ab|cd", "abcd", false)]
    [InlineData("abc|def", "abcd", true)]
    [InlineData("abcd|e|f", "abcd", true)]
    public async Task Only_the_first_bytes_are_kept(string written, string kept, bool isTruncated)
    {
        await using var bytes = new FirstBytes(4);
        foreach (var part in written.Split('|'))
        {
            await bytes.WriteAsync(System.Text.Encoding.UTF8.GetBytes(part), TestContext.Current.CancellationToken);
        }

        Assert.Equal((kept, isTruncated), (System.Text.Encoding.UTF8.GetString(bytes.Kept), bytes.IsTruncated));
    }
}
