using System.Text;
using WpAspire.Hosting.Logs;
using WpAspire.Hosting.Secrets;

namespace WpAspire.Hosting.Tests.Logs;

public class LogBatchTests
{
    [Fact]
    public void Secrets_are_masked_in_the_lines_that_have_them_and_all_else_stays()
    {
        var masker = new SecretMasker();
        masker.Add("geheimnis-ä");
        var batch = LogText.Batch((1, "one"), (2, "the password is geheimnis-ä, is it not"), (3, ""), (4, "dös"));

        batch.Mask(masker);

        Assert.Equal(["one", "the password is ******, is it not", "", "dös"], Texts(batch));
        Assert.Equal([1, 2, 3, 4], Enumerable.Range(0, 4).Select(batch.TimestampOf));
    }

    [Fact]
    public void A_batch_is_used_again()
    {
        var masker = new SecretMasker();
        masker.Add("secret");
        var batch = LogText.Batch((1, "secret"), (2, "x"));
        batch.Mask(masker);
        batch.Clear();

        batch.Add("again secret"u8, 3, isError: true);
        batch.Mask(masker);

        Assert.Equal(["again ******"], Texts(batch));
        Assert.True(batch.IsError(0));
    }

    private static IEnumerable<string> Texts(LogBatch batch) => Enumerable.Range(0, batch.Count).Select(i => Encoding.UTF8.GetString(batch.TextOf(i)));
}
